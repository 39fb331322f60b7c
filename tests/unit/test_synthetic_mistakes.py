"""Every slip of a sender is found at the door, by the rule that is meant for it."""

from copy import deepcopy

import pytest

from ooievaar import intake, kernset, synthetic
from ooievaar.synthetic.mistakes import MISTAKES

RULES = {
    "_dates_swapped": "end-before-start",
    "_start_of_care_forgotten": "required-missing",
    "_bsn_digit_wrong": "bsn-invalid",
    "_dossier_forgotten": "dossier-missing",
    "_parity_counts_this_birth": "parity-not-below-gravidity",
    "_due_date_a_year_off": "gestation-implausible",
    "_mother_a_child": "mother-age-implausible",
    "_weight_a_digit_short": "measure-implausible",
    "_blood_loss_a_zero_too_many": "measure-implausible",
    "_children_miscounted": "children-count",
    "_own_code_for_mode_of_birth": "code-unknown",
    "_hospital_of_birth_forgotten": "hospital-number",
}


@pytest.fixture(scope="module")
def deliveries():
    return list(synthetic.deliveries(synthetic.country(births=60, seed=2)))


def rules_found(delivery: synthetic.Delivery, tree: dict) -> set[str]:
    data = kernset.write(tree, message_id=delivery.message_id, created=delivery.created)
    return {finding.rule for finding in intake.judge(data, intake.Sender(delivery.sender_lvr, None)).findings}


def test_without_mistakes_only_missing_items_are_signalled(deliveries):
    found = set().union(*(rules_found(delivery, delivery.tree) for delivery in deliveries))
    missing = {rule.code for rule in intake.RULES if rule.subject is intake.Subject.COMPLETENESS}
    assert found <= missing


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
def test_a_mistake_is_found(deliveries, mistake):
    spoiled = found = 0
    for delivery in deliveries:
        tree = deepcopy(delivery.tree)
        if not mistake(tree):
            assert tree == delivery.tree
        elif spoiled < 10:
            spoiled += 1
            found += RULES[mistake.__name__] in rules_found(delivery, tree)
    assert found > 0.8 * spoiled > 0


def test_the_asked_share_has_mistakes(deliveries):
    country = synthetic.country(births=60, seed=2)
    pairs = zip(deliveries, synthetic.deliveries(country, mistakes=0.5), strict=True)
    changed = [clean.tree != slipped.tree for clean, slipped in pairs]
    assert 0.3 < sum(changed) / len(changed) < 0.7
