"""The outline to tasks, and who is responsible for them."""
