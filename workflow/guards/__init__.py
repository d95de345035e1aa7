"""What stands before every reader: limits on bytes, and a child process that a reader runs in.

Each guard takes bytes (or text) and the name of the file, gives what is safe to read on, and raises BadInput with that name and
the place. Nothing is repaired: what a guard doubts is refused.
"""
