import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useAround } from "../context";

/** Where a file can be seen, fetched once it is near the screen; `again` after an address did not work. */
export function useAddress(
  id: string,
  place: RefObject<Element | null> | null,
): { url: string | null; failed: boolean; broken: () => void; again: () => void } {
  const { chat } = useAround();
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [asked, ask] = useState(place ? 0 : 1);
  useEffect(() => {
    const element = place?.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some((each) => each.isIntersecting)) return;
        watch.disconnect();
        ask(1);
      },
      { rootMargin: "400px" },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [id]);
  useEffect(() => {
    if (!asked) return;
    let over = false;
    chat.addresses.of(id, asked > 1).then(
      (found) => void (over || (setUrl(found), setFailed(false))),
      () => void (over || setFailed(true)),
    );
    return () => void (over = true);
  }, [id, asked]);
  const anew = (): void => {
    setUrl(null);
    setFailed(false);
    ask(asked + 1);
  };
  return {
    url,
    failed,
    // Once by itself: the address may have run out. Then by hand.
    broken: () => (asked < 2 ? anew() : setFailed(true)),
    again: anew,
  };
}
