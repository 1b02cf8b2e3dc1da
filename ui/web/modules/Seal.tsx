import { useTranslation } from 'react-i18next';
import type { Colour } from '../../../domain/schema/codes.ts';
import { useCodes } from './codes/index.ts';
import './seal.css';

/** The three-colour rating of a matter as a square seal; says its name to screen readers. */
export function Seal({ colour, size = 24 }: { colour: Colour | null; size?: number }) {
  const { t } = useTranslation();
  const { code } = useCodes();
  if (colour === null) return null;
  return (
    <span
      className={`seal seal-${colour}`}
      role="img"
      aria-label={code('colour', colour)}
      style={{ width: size, height: size, fontSize: size * 0.6 }}
    >
      {t(`seal.${colour}`)}
    </span>
  );
}
