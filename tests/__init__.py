"""What proves the course: one folder a room, and journeys through the built site in a browser."""
