# The demo shop
demo-product = xiaoer
demo-brand = Xipan
demo-title = xiaoer, the demo
demo-what = Customer service for online shops: every customer is heard at once, gets a true answer, and gets the thing done. Here is an invented shop for tea things, and you can be its customer or its staff.
demo-places = Pages
demo-shop = Shop
demo-console = Console
demo-as-customer = Be a customer
demo-as-customer-how = One click signs you in. The chat is at the lower right.
demo-be = Enter
demo-be-whom = Enter as { $name }
demo-order-count = { $count ->
    [one] 1 order
   *[other] { $count } orders
}
demo-others = { $count ->
    [one] One more customer
   *[other] { $count } more customers
}
demo-as-staff = Be the staff
demo-as-staff-how = In another browser or a private window, you can watch both sides.
demo-role-agent = Agent
demo-role-supervisor = Supervisor
demo-role-admin = Admin
demo-email = E-mail
demo-password = Password
demo-no-staff = The passwords of the accounts in this data are not known here.
demo-to-console = Go to the console
demo-try = What to try
demo-try-order = Ask: where is my order?
demo-try-article = Ask: how do returns work?
demo-try-cancel = Cancel an order that has not left, then look at its page.
demo-try-human = Write: human. Then answer in the console.
demo-filling = Filling the shelves
demo-filling-next = The first start takes a few seconds. This page opens by itself.
demo-shelf = Products
demo-orders = My orders
demo-leave = Sign out
demo-enter = Choose a customer
demo-from = from { $price }
demo-in-stock = In stock
demo-sold-out = Sold out
demo-not-for-sale = This is a demo: nothing is really sold.
demo-and = {", "}
demo-placed = Placed
demo-no-orders = There are no orders yet.
demo-order = Order { $id }
demo-parcel = Parcel
demo-no-events = Nothing from the carrier yet.
demo-no-parcel = No parcel
demo-no-parcel-yet = It has not left yet. Once it has, every step of the carrier stands here.
demo-no-parcel-cancelled = It was cancelled before anything was sent.
demo-refunds = Refunds
demo-items = Items
demo-discount = Discount
demo-shipping = Shipping
demo-free = Free
demo-total = Total
demo-paid = Paid
demo-address = Delivered to
demo-nobody = You are not signed in
demo-nobody-next = Orders are shown only to whoever placed them. Choose a customer first.
demo-missing = There is no such page
demo-missing-next = It does not exist, or it is not yours.
