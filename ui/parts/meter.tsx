type Props = {
  id: string;
  label: string;
  value: number;
  max: number;
  /** The same in words: "3 de 5". */ text: string;
};

/** How much of something there is; the bar only repeats the words. */
export function Meter({ id, label, value, max, text }: Props) {
  const share = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  return (
    <div class="meter">
      <span id={`${id}-label`} class="meter-label">
        {label}
      </span>
      <span class="soft numeric">{text}</span>
      <div
        id={id}
        role="meter"
        aria-labelledby={`${id}-label`}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
      >
        <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <rect width={share} height="1" />
        </svg>
      </div>
    </div>
  );
}
