"""What a shell asks on a key press: the words typed so far come in, the words that may follow go out."""
