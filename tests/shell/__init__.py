"""Starting programs as processes of their own, in a pipe or on a terminal, as a person would."""
