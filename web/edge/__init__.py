"""What every page and every call of the API stands on: who asks, in which language, with which right, and how it is answered."""
