"""The demo hospital's proposals: ``stories`` tells what became of each submission, the other modules add what belongs to it."""
