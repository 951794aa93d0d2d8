"""How each share rule works, in a sentence for the files a person takes along."""

RULES_EXPLAINED = {
    "equal": "The group's cost divided by the number of its members.",
    "population": "In step with population.",
    "staff": "In step with the government's staff, in full-time equivalents.",
    "hours": "In step with the hours a week each receives.",
    "scrb": (
        "What a member adds to the cost of all the others, then a part of what is left, in step "
        "with what sharing saves it (separable costs, remaining benefits)."
    ),
    "shapley": (
        "What a member adds to the cost on average over every order in which the group could have "
        "come together (Shapley value)."
    ),
    "nucleolus": (
        "The split under which the subgroup with the least to gain from staying gains as much as "
        "any split can give it, then the next, and so on (nucleolus)."
    ),
}
