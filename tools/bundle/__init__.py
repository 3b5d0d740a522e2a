"""From Python and TypeScript to the files that a page needs to bring an exercise to life."""
