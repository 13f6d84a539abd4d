# Archivos
error-no_file = No ha llegado ningún archivo.
error-file_empty = Este archivo está vacío.
error-file_incomplete = El archivo no ha llegado entero. Envíelo otra vez, por favor.
error-file_type = Este tipo de archivo no se puede enviar, o no es lo que dice su nombre. Sí imágenes, PDF, Word y Excel sin macros, texto, vídeo y audio.
error-file_broken = Este archivo está dañado y no se puede abrir.
error-file_too_large = Este archivo es demasiado grande. Como máximo { $limit } MB.
error-picture_too_large = Esta imagen es demasiado grande. Como máximo { $limit } millones de píxeles.
error-too_many_files = Son demasiados archivos. Como máximo { $limit } a la vez.
error-address_wrong = Este enlace no lleva a ningún archivo.
error-address_over = Este enlace ya no es válido. Abra el archivo otra vez desde el chat.
