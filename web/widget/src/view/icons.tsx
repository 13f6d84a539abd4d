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
  check: <path d="M4.3 10.5l3.7 3.7 7.7-8.2" />,
  send: <path d="M10 16V4.5M5 9.5l5-5 5 5" />,
  lock: (
    <>
      <rect x="4.8" y="9" width="10.4" height="7.5" rx="1.5" />
      <path d="M7 9V6.8a3 3 0 016 0V9" />
    </>
  ),
  article: (
    <>
      <path d="M5.5 3.5h6l3.5 3.5v9.5h-9.5z" />
      <path d="M8 10.5h4.5M8 13.3h4.5" />
    </>
  ),
};

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      {PATHS[name]}
    </svg>
  );
}
