/** An empty parameter of a page's address means "not given". */
export const given = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
