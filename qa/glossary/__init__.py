"""Term bases: concepts with their right and wrong renderings, read from files and matched in texts."""
