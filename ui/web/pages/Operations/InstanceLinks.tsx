import { Link } from 'react-router';

/** Keys of flows, each leading to its page. */
export const InstanceLinks = ({ keys }: { readonly keys: readonly string[] }) => (
  <ul className="stuck-instances">
    {keys.map((key) => (
      <li key={key}>
        <Link className="mono" to={`/operations/instances/${key}`}>
          {key}
        </Link>
      </li>
    ))}
  </ul>
);
