"""Thin faces of Discord: each parses a question, asks one service, and replies with one card."""
