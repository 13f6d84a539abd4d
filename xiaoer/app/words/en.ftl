error-invalid = That could not be read.
error-method_not_allowed = That cannot be done this way.
error-too_large = That is too large.
error-internal = Something went wrong on our side. Nothing you sent before is lost.
