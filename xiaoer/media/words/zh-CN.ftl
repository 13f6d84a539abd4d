# 文件
error-no_file = 没有收到文件。
error-file_empty = 这个文件是空的。
error-file_incomplete = 文件没有完整送达，请重新发送。
error-file_type = 这种文件发不了，或者内容和文件名不符。可以发图片、PDF、Word、Excel（不含宏）、纯文本、视频、音频。
error-file_broken = 这个文件已损坏，无法打开。
error-file_too_large = 文件太大，最多 { $limit } MB。
error-picture_too_large = 图片太大，最多 { $limit } 百万像素。
error-too_many_files = 文件太多，一次最多 { $limit } 个。
error-address_wrong = 这个链接没有对应的文件。
error-address_over = 链接已失效，请在对话里重新打开文件。
