"""The command line itself: finding a command, its options and help, errors and exit codes."""
