"""What in a plan a person should look at before others do: gaps, odd dates and numbers, doubts of the reader."""
