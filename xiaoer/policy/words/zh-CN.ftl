policy-to-person = 这件事我不能自己决定，会请同事来处理。
