"""The words and drawings of an organization's page, made before the template sees them."""
