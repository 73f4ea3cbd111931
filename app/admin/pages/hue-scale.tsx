import { tone } from '../../../ui/brand.ts';
import { hex } from '../../../ui/color.ts';

const every = 15;
const [width, height, cell] = [360, 44, 15];

/** The accent at every angle, so that nobody chooses a number blindly; what the field says in words. */
export function HueScale() {
  const hues = Array.from({ length: 360 / every }, (_, index) => index * every);
  return (
    <svg class="hue-scale" shape-rendering="crispEdges" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {hues.map((hue, index) => (
        <rect x={index * cell} y={0} width={cell} height={24} fill={hex(tone('accent', 'light', hue))} />
      ))}
      {hues
        .filter((hue) => hue % 60 === 0)
        .map((hue) => (
          <text x={(hue / every) * cell + cell / 2} y={40} text-anchor="middle">
            {hue}
          </text>
        ))}
    </svg>
  );
}
