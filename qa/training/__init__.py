"""Makes the embedded encoder again, from public packages and data folders. Nothing else imports it."""
