"""What people report becomes entries."""
