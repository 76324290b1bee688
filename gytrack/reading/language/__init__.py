"""Rules of the language in which plans are written: small functions and tables."""
