"""Brings articles in: fetches, takes apart what came, and reads feeds; trusts nothing."""
