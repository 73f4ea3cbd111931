import { frame_paths, type Chrome } from '../chrome.ts';
import { Mark } from './mark.tsx';

/** Logo or name of the vendor, linking home. `suffix` names the place, as in "Orvalha atendimento". */
export function Brand({
  brand,
  href = frame_paths.home,
  suffix,
}: {
  brand: Chrome['brand'];
  href?: string;
  suffix?: string;
}) {
  return (
    <a class="brand" href={href}>
      {brand.logo_path ? <img src={brand.logo_path} alt={brand.name} height={28} /> : <Mark />}
      {!brand.logo_path && <span class="brand-name">{brand.name}</span>}
      {suffix && <span class="brand-suffix">{suffix}</span>}
    </a>
  );
}
