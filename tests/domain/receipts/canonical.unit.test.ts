import { canonical } from '../../../domain/receipts/canonical.ts';
import { checkCode, printProof } from '../../../domain/receipts/print.ts';

test('should write the same content in one spelling, whatever the order it was made in', () => {
  expect(canonical({ b: [1, null, true], a: { z: '字"\n', y: -2 } })).toBe(
    '{"a":{"y":-2,"z":"字\\"\\n"},"b":[1,null,true]}',
  );
  expect(canonical({ a: 1, b: 2 })).toBe(canonical({ b: 2, a: 1 }));
});

test('should refuse numbers that another program may write otherwise', () => {
  expect(() => canonical({ share: 0.1 })).toThrow('whole numbers');
  expect(() => canonical([Number.MAX_SAFE_INTEGER + 1])).toThrow('whole numbers');
});

test('should print one labelled line each, so that a line end in what was filed breaks nothing', () => {
  const printed = printProof({
    keyId: 'k',
    statement: '{}',
    signature: 's=',
    filing: canonical({ text: 'a\nkey: b' }),
  });
  expect(printed.split('\n')).toEqual(['key: k', 'statement: {}', 'signature: s=', 'filed: {"text":"a\\nkey: b"}']);
});

test('should give a check code to compare by eye', () => {
  expect(checkCode('7f3a9c02d81e44b6ffff')).toBe('7F3A 9C02 D81E 44B6');
});
