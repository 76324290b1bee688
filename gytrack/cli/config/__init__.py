"""The configuration: what can be set, where it stands, how it is read, put together and written."""
