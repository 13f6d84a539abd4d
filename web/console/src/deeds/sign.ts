// What kind of deed it is, at a glance: a sign for every write a shop knows, whatever action stands before it.

import type { IconName } from "../icons";
import type { DeedShown } from "../types.gen";

const SIGNS: Record<DeedShown["operation"], IconName> = {
  cancel_order: "close",
  change_address: "pin",
  change_default_address: "pin",
  change_items: "swap",
  request_exchange: "swap",
  close_exchange: "swap",
  refund: "undo",
  request_return: "undo",
  close_return: "undo",
  change_payment: "money",
  compensate: "money",
  issue_coupon: "tag",
  issue_label: "tag",
  hurry: "truck",
  reship: "box",
  open_claim: "flag",
  close_claim: "flag",
  lock_account: "lock",
  unlock_account: "lock",
  reset_password: "keys",
  change_contact: "mail",
};

/** The sign of a deed; of one that is not known yet, that it is a deed. */
export function signOf(deed: DeedShown | undefined): IconName {
  return deed ? SIGNS[deed.operation] : "shield";
}
