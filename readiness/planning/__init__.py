"""F3: from the score to what to do: the next steps, in an order that can be explained."""
