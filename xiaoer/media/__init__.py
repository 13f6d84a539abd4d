"""Files that customers and staff send: checked, kept under their content's hash, shown from signed addresses."""
