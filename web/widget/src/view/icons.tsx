// The few signs of the chat, drawn as paths so that no page policy stands in their way.
const PATHS = {
  assistant: <path d="M5.5 6.5h9M3.5 14h13" stroke-width="2.2" />,
  person: (
    <>
      <path d="M4 11.5V10a6 6 0 0112 0v1.5" />
      <rect x="3.3" y="10.5" width="3" height="4.5" rx="1.2" />
      <rect x="13.7" y="10.5" width="3" height="4.5" rx="1.2" />
      <path d="M15.2 15c-.3 1.5-1.7 2.2-3.7 2.2" />
    </>
  ),
  down: <path d="M5.5 8l4.5 4.5L14.5 8" />,
  back: <path d="M12 5.5L7.5 10l4.5 4.5" />,
  forward: <path d="M8 5.5l4.5 4.5L8 14.5" />,
  check: <path d="M4.3 10.5l3.7 3.7 7.7-8.2" />,
  twice: <path d="M1.8 10.5l3.7 3.7 7.2-7.8M9 13.4l.8.8L17.3 6.4" />,
  send: <path d="M10 16V4.5M5 9.5l5-5 5 5" />,
  arrow: <path d="M10 4v11.5M5 10.5l5 5 5-5" />,
  cross: <path d="M5.5 5.5l9 9M14.5 5.5l-9 9" />,
  more: <path d="M4.5 10h.01M10 10h.01M15.5 10h.01" stroke-width="2.4" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="6.8" />
      <path d="M10 6.2V10l2.6 1.6" />
    </>
  ),
  money: (
    <>
      <rect x="2.8" y="5.5" width="14.4" height="9" rx="1.5" />
      <circle cx="10" cy="10" r="1.9" />
    </>
  ),
  place: (
    <>
      <path d="M10 17c3.3-3.6 5-6.3 5-8.6a5 5 0 00-10 0c0 2.3 1.7 5 5 8.6z" />
      <circle cx="10" cy="8.4" r="1.8" />
    </>
  ),
  info: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 9.2v4.3M10 6.5v.1" />
    </>
  ),
  late: <path d="M10 3.5l7 12.5H3zM10 8.2v3.6M10 13.8v.1" />,
  pulse: <path d="M2.5 10.5h3.2l2.3-6 4 11 2.3-5h3.2" />,
  again: <path d="M15.8 8.3A6.2 6.2 0 104 12.6M16.2 4.2v4.3h-4.3" />,
  lock: (
    <>
      <rect x="4.8" y="9" width="10.4" height="7.5" rx="1.5" />
      <path d="M7 9V6.8a3 3 0 016 0V9" />
    </>
  ),
  bell: <path d="M5.2 13.5V9a4.8 4.8 0 019.6 0v4.5l1.2 1.3H4zM8.3 17h3.4" />,
  article: (
    <>
      <path d="M5.5 3.5h6l3.5 3.5v9.5h-9.5z" />
      <path d="M8 10.5h4.5M8 13.3h4.5" />
    </>
  ),
  out: <path d="M8 5H5v10h10v-3M11 4.5h4.5V9M15.2 4.8L9.5 10.5" />,
  download: <path d="M10 4v8.5M6 9l4 4 4-4M4.5 16h11" />,
  image: (
    <>
      <rect x="3" y="4" width="14" height="12" rx="1.5" />
      <circle cx="7.2" cy="8" r="1.3" />
      <path d="M3.3 14.2l4-4 3.2 3.2 2.3-2.3 3.9 3.7" />
    </>
  ),
  clip: <path d="M14.8 9.2l-5 5a3.2 3.2 0 01-4.5-4.5l5.6-5.6a2.1 2.1 0 013 3l-5.3 5.3a1 1 0 01-1.5-1.4L12 6.3" />,
  camera: (
    <>
      <path d="M3 7a1.5 1.5 0 011.5-1.5h2l1.2-2h4.6l1.2 2h2A1.5 1.5 0 0117 7v7.5a1.5 1.5 0 01-1.5 1.5h-11A1.5 1.5 0 013 14.5z" />
      <circle cx="10" cy="10.5" r="2.8" />
    </>
  ),
  box: <path d="M3.5 6.5L10 3.2l6.5 3.3v7L10 16.8l-6.5-3.3zM3.8 6.7L10 9.8l6.2-3.1M10 9.8v6.7" />,
};

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      {PATHS[name]}
    </svg>
  );
}
