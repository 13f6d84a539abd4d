"""A retail benchmark's customers, replayed through the gate and compared row by row."""
