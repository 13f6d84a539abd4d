"""One way of writing for the many in which people write the same: full width, case, accents, traditional characters."""

import re
import unicodedata

# combining accents, and characters of no width that are pasted along
_MARKS = re.compile(r"[\u0300-\u036f\u200b-\u200f\u2060\ufeff\ufe0e\ufe0f]+")
_SPACE = re.compile(r"\s+")
# the traditional characters that customers of shops use most
_SIMPLIFIED = str.maketrans(
    "轉機經聯繫係個來講說話電幫請給換實負責問處領導闆過這聽開費發鐘點時間級與麼嗎沒們對訂單貨運詢嗎還沒錢塊買賣寄達遞籤簽"
    "廣東萬國際號碼損壞髒舊錯誤優惠價讓謝您無關於為後將應該變資訊帳戶密碼驗證頁顯麵飯氣動車數據網絡線絲綢紅綠藍黃銀銅鐵見現",
    "转机经联系系个来讲说话电帮请给换实负责问处领导板过这听开费发钟点时间级与么吗没们对订单货运询吗还没钱块买卖寄达递签签"
    "广东万国际号码损坏脏旧错误优惠价让谢您无关于为后将应该变资讯帐户密码验证页显面饭气动车数据网络线丝绸红绿蓝黄银铜铁见现",
)


def fold(text: str) -> str:
    """The text in small letters, without accents, in simplified characters, with single spaces."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).replace("’", "'")
        text = unicodedata.normalize("NFC", text).translate(_SIMPLIFIED)
    return _SPACE.sub(" ", text.casefold()).strip()
