import type { Parcel, ParcelEvent } from "../../types.gen";

/** Parcels that will not come to her, or are there: nothing is ahead of them; one that stopped on its way may still come. */
const OVER = new Set(["delivered", "returned", "cancelled"]);

/** The way of a parcel in at most three points passed, each another place, and whether its end is still ahead. */
export function milestones(parcel: Parcel): { passed: ParcelEvent[]; ahead: boolean } {
  const events = [...parcel.events].sort((a, b) => (a.at < b.at ? -1 : 1));
  // The last event of each stay counts: that is when it was there, or left.
  const stays = events.filter((event, place) => name(event) !== name(events[place + 1]));
  const ahead = !OVER.has(parcel.status);
  const room = ahead ? 3 : 4;
  if (stays.length <= room) return { passed: stays, ahead };
  const first = stays.slice(0, 1);
  return { passed: [...first, ...stays.slice(1 - room)], ahead };
}

function name(event: ParcelEvent | undefined): string | undefined {
  return event && (event.place || event.text);
}
