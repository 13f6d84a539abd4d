rating-ask = 这次服务怎么样？
error-nothing_to_rate = 现在还没有可以评价的服务。
