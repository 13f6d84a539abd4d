error-inbox_not_found = There is no such inbox.
error-forbidden_origin = This page may not open the chat.
error-invalid_frame = That could not be read.
error-not_found = That is not there.
error-unauthorized = Please sign in again.
error-forbidden = You may not do that.
