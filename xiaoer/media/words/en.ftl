# Files
error-no_file = No file came with it.
error-file_empty = This file is empty.
error-file_incomplete = The file did not arrive whole. Please send it again.
error-file_type = This kind of file cannot be sent, or it is not what its name says. Pictures, PDF, Word and Excel without macros, text, video and sound can.
error-file_broken = This file is damaged and cannot be opened.
error-file_too_large = This file is too large. { $limit } MB is the most.
error-picture_too_large = This picture is too large. { $limit } million pixels is the most.
error-too_many_files = That are too many files. { $limit } at once is the most.
error-address_wrong = This link does not lead to any file.
error-address_over = This link is no longer valid. Open the file from the chat again.
