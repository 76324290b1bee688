"""Evidence: the copies that are kept, whether files are as they were, what is claimed without any."""
