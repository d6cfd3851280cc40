"""F6: the workshop: blind votes, the ballot box, and the small web server that the phones in the room use."""
