"""What people say to one another about a segment: threads of comments, open until somebody resolves them."""

from workflow.conversation.deeds import comment, open_thread, reopen, resolve
from workflow.conversation.read import threads
from workflow.conversation.values import Comment, Said, Thread

__all__ = ["Comment", "Said", "Thread", "comment", "open_thread", "reopen", "resolve", "threads"]
