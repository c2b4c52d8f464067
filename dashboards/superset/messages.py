"""What these scripts tell the person at the terminal."""

import sys


class Trouble(Exception):
    """What a person can put right: what is wrong, why, and what to do."""

    def __init__(self, problem, why, remedy):
        super().__init__(f"error: {problem}\n  why: {why}\n  do:  {remedy}")


def say(text):
    """A line for the person at the terminal; what Superset prints goes to a log."""
    print(f"superset: {text}", file=sys.__stdout__, flush=True)
